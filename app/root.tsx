import { json, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import {
  Links,
  Meta,
  Outlet,
  ScrollRestoration,
  useLoaderData,
  useLocation,
  useMatches,
  useRouteError,
} from "@remix-run/react";
import { type ReactNode, useRef, useState } from "react";
import { useNonce } from "~/infra/nonce";
import { readToast } from "~/infra/responses.server";
import { PageScripts } from "~/layouts/page-scripts";
import { ErrorPage, errorTitle } from "~/ui/error-page";
import { useLinks } from "~/ui/link";
import { Mark } from "~/ui/mark";
import { pageTitle } from "~/ui/page-title";
import { ToastContext } from "~/ui/toast";
import publicStylesheet from "./public.css?url";
import stylesheet from "./styles.css?url";
import interFont from "./ui/fonts/inter.woff2?url";

export const links: LinksFunction = () => [
  // public/favicon.svg, without a request of its own.
  { rel: "icon", href: favicon, type: "image/svg+xml" },
  { rel: "manifest", href: "/manifest.webmanifest" },
];

const favicon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 26 26' fill='none' stroke='%2300616c' " +
  "stroke-linecap='round' stroke-linejoin='round'%3E%3Cstyle%3E@media (prefers-color-scheme:dark){svg{stroke:%234fb3c1}}" +
  "%3C/style%3E%3Cpath d='M21.4 8.2A9.8 9.8 0 1 0 22.8 13' stroke-width='3'/%3E" +
  "%3Cpath d='M8.6 13.4l3.2 3.1 5.6-6.4' stroke-width='2.6'/%3E%3C/svg%3E";

export const meta: MetaFunction = ({ error }) => (error ? pageTitle(errorTitle(error)) : [{ title: "CM360" }]);

export async function loader({ request }: LoaderFunctionArgs) {
  const { toast, headers } = await readToast(request);
  return headers.has("Set-Cookie") ? json({ toast }, { headers }) : { toast };
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
        <Styles />
        <Links />
      </head>
      <body>
        {children}
        {isScripted && <ScrollRestoration nonce={nonce} />}
        {isScripted && <PageScripts nonce={nonce} />}
      </body>
    </html>
  );
}

/** Within the portal those of all pages, with its font; a page that was loaded there keeps them wherever it is led. */
function Styles() {
  const matches = useMatches();
  const [isPortal] = useState(() => matches.some(({ id }) => id === "layouts/portal.route"));
  if (!isPortal) return <link rel="stylesheet" href={publicStylesheet} />;
  return (
    <>
      <link rel="preload" href={interFont} as="font" type="font/woff2" crossOrigin="anonymous" />
      <link rel="stylesheet" href={stylesheet} />
    </>
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
