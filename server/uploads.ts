import type { IncomingMessage } from "node:http";
import { pathOf } from "./target";

/** A health check's file of 20 MB, and what multipart puts around it. */
export const uploadLimit = 20 * 1024 * 1024 + 64 * 1024;

const uploadPaths = new Set(["/admin/health-checks/new", "/admin/catalogue/import"]);

/** The posts whose body is handed on as it comes in, so that the page can refuse the sender before reading it. */
export function isUpload({ method, url = "", headers }: IncomingMessage) {
  return (
    method === "POST" &&
    uploadPaths.has(pathOf(url)) &&
    headers["content-type"]?.toLowerCase().startsWith("multipart/form-data") === true
  );
}
