// The control of every measurement: a bare Remix page through its Express adapter, rendered as Remix's template does.
import { PassThrough } from "node:stream";
import { createRequestHandler } from "@remix-run/express";
import { createReadableStreamFromReadable } from "@remix-run/node";
import { Links, Meta, Outlet, RemixServer, Scripts, ScrollRestoration } from "@remix-run/react";
import express from "express";
import { createElement as h } from "react";
import { renderToPipeableStream } from "react-dom/server";

function Root() {
  return h(
    "html",
    { lang: "en" },
    h("head", null, h("meta", { charSet: "utf-8" }), h(Meta), h(Links)),
    h("body", null, h(Outlet), h(ScrollRestoration), h(Scripts)),
  );
}

/** @type {import("@remix-run/node").HandleDocumentRequestFunction} */
function handleRequest(request, status, headers, context) {
  return new Promise((resolve, reject) => {
    const { pipe, abort } = renderToPipeableStream(h(RemixServer, { context, url: request.url, abortDelay: 5000 }), {
      onShellReady() {
        const body = new PassThrough();
        headers.set("Content-Type", "text/html");
        resolve(new Response(createReadableStreamFromReadable(body), { headers, status }));
        pipe(body);
      },
      onShellError: reject,
    });
    setTimeout(abort, 5000).unref();
  });
}

const route = (/** @type {string} */ id) => ({
  id,
  hasAction: false,
  hasLoader: false,
  hasClientAction: false,
  hasClientLoader: false,
  hasErrorBoundary: false,
  module: `/assets/${id}.js`,
});

const build = /** @type {import("@remix-run/node").ServerBuild} */ (
  /** @type {unknown} */ ({
    entry: { module: { default: handleRequest } },
    routes: {
      root: { id: "root", path: "", module: { default: Root } },
      hello: { id: "hello", parentId: "root", index: true, module: { default: () => h("h1", null, "Hello") } },
    },
    assets: {
      entry: { imports: [], module: "/assets/entry.js" },
      routes: { root: route("root"), hello: { ...route("hello"), parentId: "root", index: true } },
      url: "/assets/manifest.js",
      version: "1",
    },
    publicPath: "/",
    basename: "/",
    assetsBuildDirectory: "build/client",
    future: {},
    isSpaMode: false,
    mode: "production",
  })
);

const app = express();
app.disable("x-powered-by");
app.all("*", createRequestHandler({ build, mode: "production" }));
app.listen(Number(process.env.PORT));
