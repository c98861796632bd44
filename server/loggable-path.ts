import { pathOf } from "./target";

/**
 * Makes the form in which a request's path may stand in a log: no query, no email address, and of the given routes
 * (as in routes.ts: `reset-password/:token`) only the pattern. Percent-encoding cannot hide a secret: paths are
 * compared decoded, as the router does.
 */
export function loggablePath(secretRoutes: string[]) {
  const secrets = secretRoutes.map((route) => ({
    shown: `/${route}`,
    pattern: new RegExp(`^/${route.replace(/:[^/]+/g, "[^/]+")}(/|$)`, "i"),
  }));

  return (target: string) => {
    const path = decoded(pathOf(target)).slice(0, 200);
    const secret = secrets.find(({ pattern }) => pattern.test(path));
    return secret?.shown ?? path.replace(/[^/]*@[^/]*/g, ":address");
  };
}

function decoded(path: string) {
  try {
    return decodeURIComponent(path);
  } catch {
    return "(malformed)";
  }
}
