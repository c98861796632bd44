import { RemixBrowser } from "@remix-run/react";
import { options, type VNode } from "preact";
import { hydrateRoot } from "react-dom/client";
import * as customer from "./customers/customer.route";
import * as portal from "./layouts/portal.route";
import * as root from "./root";

declare global {
  interface Window {
    /** Remix's: what each route of the page draws. */
    __remixRouteModules: Record<string, object>;
  }
}

// app/layouts/page-scripts.tsx says that the page's own routes are there. What every page needs comes in this one file.
addEventListener("cm360:page", hydrate, { once: true });

function hydrate() {
  chooseDefaults();
  Object.assign(window.__remixRouteModules, {
    root,
    "layouts/portal.route": portal,
    "customers/customer.route": customer,
  });
  hydrateRoot(aboveDocument() as unknown as Element, <RemixBrowser />);
}

/** Preact draws below what it is given, and takes a document for its <html>: this stands for the document itself. */
function aboveDocument() {
  const page = document.documentElement;
  return {
    nodeType: Node.ELEMENT_NODE,
    namespaceURI: page.namespaceURI,
    firstChild: page,
    childNodes: [page],
    contains: (node: Node) => document.contains(node),
    insertBefore: (node: Node) => document.appendChild(node),
    appendChild: (node: Node) => document.appendChild(node),
    removeChild: (node: Node) => document.removeChild(node),
  };
}

/**
 * Preact sets a new <select> to its default only where the options are its direct children. One that the server drew is
 * left as it is: somebody may have chosen already.
 */
function chooseDefaults() {
  const met = new WeakSet<Element>(document.querySelectorAll("select"));
  const { diffed } = options;
  options.diffed = (drawn: VNode<{ defaultValue?: unknown }> & { __e?: unknown }) => {
    diffed?.(drawn);
    const { __e: element, type, props } = drawn;
    if (type !== "select" || !(element instanceof HTMLSelectElement) || met.has(element)) return;
    met.add(element);
    if (props.defaultValue != null) element.value = String(props.defaultValue);
  };
}
