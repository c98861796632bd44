import interFont from "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url";
import { json, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLoaderData,
  useLocation,
  useMatches,
  useRouteError,
} from "@remix-run/react";
import { type ReactNode, useRef } from "react";
import { useNonce } from "~/infra/nonce";
import { readToast } from "~/infra/responses.server";
import { ErrorPage, errorTitle } from "~/ui/error-page";
import { useLinks } from "~/ui/link";
import { Mark } from "~/ui/mark";
import { pageTitle } from "~/ui/page-title";
import { ToastContext } from "~/ui/toast";
import stylesheet from "./styles.css?url";

export const links: LinksFunction = () => [
  { rel: "preload", href: interFont, as: "font", type: "font/woff2", crossOrigin: "anonymous" },
  { rel: "stylesheet", href: stylesheet },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
  { rel: "manifest", href: "/manifest.webmanifest" },
];

export const meta: MetaFunction = ({ error }) => (error ? pageTitle(errorTitle(error)) : [{ title: "CM360" }]);

export async function loader({ request }: LoaderFunctionArgs) {
  const { toast, headers } = await readToast(request);
  return json({ toast }, { headers });
}

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce();
  const isScripted = useIsScripted();
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        {isScripted && <ScrollRestoration nonce={nonce} />}
        {isScripted && <Scripts nonce={nonce} />}
      </body>
    </html>
  );
}

export default function App() {
  useLinks();
  return (
    <ToastContext.Provider value={useToast()}>
      <Outlet />
    </ToastContext.Provider>
  );
}

export function ErrorBoundary() {
  return (
    <div className="bare">
      <header>
        <a className="mark" href="/">
          <Mark />
        </a>
      </header>
      <main id="main">
        <ErrorPage error={useRouteError()} />
      </main>
    </div>
  );
}

/** Pages before login, and the page of an error outside the portal, ship no script. */
function useIsScripted() {
  const hasFailed = Boolean(useRouteError());
  const matches = useMatches();
  return !hasFailed && matches.every((match) => (match.handle as { script?: boolean } | undefined)?.script !== false);
}

/** Where a script moves between pages the root is not loaded again: the toast belongs to the page it came with. */
function useToast() {
  const { toast } = useLoaderData<typeof loader>();
  const { key } = useLocation();
  const shown = useRef({ toast, key });
  if (shown.current.toast !== toast) shown.current = { toast, key };
  return shown.current.key === key ? toast : null;
}
