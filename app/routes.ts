import { index, type RouteConfig } from "@remix-run/route-config";

export default [index("login/login.route.tsx")] satisfies RouteConfig;
