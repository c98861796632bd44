// The floor below every server: node's own http and one line.
import { createServer } from "node:http";

const page = '<!DOCTYPE html><html lang="en"><body><h1>Hello</h1></body></html>';
createServer((_request, response) => {
  response.setHeader("Content-Type", "text/html; charset=utf-8");
  response.end(page);
}).listen(Number(process.env.PORT));
