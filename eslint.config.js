import { createTypeScriptImportResolver } from "eslint-import-resolver-typescript";
import { importX } from "eslint-plugin-import-x";
import tseslint from "typescript-eslint";

/**
 * Which folder of app/ may use which, besides itself. Imports run one way: route → domain → infra.
 * Biome does the rest of the linting and all of the formatting.
 */
const may = {
  infra: [],
  ui: ["infra"],
  access: ["audit", "infra"], // an admin's view as a customer is entered in its log
  audit: ["access", "infra", "ui"],
  mail: ["access", "audit", "infra", "ui", "signup", "login", "health-checks", "notifications"], // the features' letters, by name
  notifications: ["access", "audit", "infra", "mail", "ui"],
  layouts: ["access", "infra", "licensing", "notifications", "search", "signup", "ui"],
  login: ["access", "audit", "infra", "mail", "notifications", "ui"],
  account: ["access", "audit", "infra", "login", "mail", "notifications", "signup", "ui"],
  signup: ["access", "audit", "infra", "login", "mail", "notifications", "ui"],
  "health-checks": ["access", "audit", "infra", "mail", "notifications", "ui"],
  customers: ["access", "health-checks", "infra", "licensing", "ui"],
  licensing: ["access", "audit", "health-checks", "infra", "mail", "notifications", "ui"],
  profile: ["access", "audit", "health-checks", "infra", "licensing", "mail", "notifications", "signup", "ui"],
  businesses: [
    "access",
    "account",
    "audit",
    "customers",
    "health-checks",
    "infra",
    "licensing",
    "login",
    "mail",
    "notifications",
    "signup",
    "ui",
  ],
  training: ["access", "infra", "ui"],
  reminders: ["access", "audit", "health-checks", "infra", "licensing", "mail", "notifications", "profile", "ui"],
  search: ["access", "health-checks", "infra", "licensing", "ui"],
  export: [
    "access",
    "account",
    "audit",
    "health-checks",
    "infra",
    "licensing",
    "login",
    "mail",
    "notifications",
    "profile",
    "ui",
  ],
  jobs: ["access", "audit", "export", "health-checks", "infra", "mail", "notifications", "reminders", "signup", "ui"], // what runs by itself
  admin: [
    "access",
    "audit",
    "health-checks",
    "infra",
    "jobs",
    "licensing",
    "mail",
    "notifications",
    "profile",
    "reminders",
    "signup",
    "training",
    "ui",
  ],
};

const zones = Object.entries(may).map(([folder, others]) => ({
  target: `./app/${folder}`,
  from: "./app",
  except: [folder, ...others].map((name) => `./${name}`),
  message: `app/${folder} may use ${["itself", ...others].join(", ")}: see the table in eslint.config.js.`,
}));

const noRoutes = { group: ["**/*.route"], message: "Nothing imports a route." };
const noDatabase = {
  group: ["**/db.server", "**/prisma/client"],
  message: "Routes and components do not know the database: ask a domain module.",
  allowTypeImports: true,
};
const noServer = {
  group: ["**/*.server"],
  message: "Pure files and components run anywhere: take the values as arguments, the types with `import type`.",
  allowTypeImports: true,
};

/**
 * @param {{ group: string[]; message: string; allowTypeImports?: boolean }[]} patterns
 * @returns {import("@typescript-eslint/utils").TSESLint.FlatConfig.Rules}
 */
const restrict = (...patterns) => ({
  "@typescript-eslint/no-restricted-imports": ["error", { patterns: [noRoutes, ...patterns] }],
});

export default tseslint.config(
  { ignores: ["build/", "app/infra/prisma/", ".cache/", "data/", "test-results/", "playwright-report/"] },
  {
    files: ["{app,prisma,server,tests}/**/*.{ts,tsx}"],
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    plugins: { "@typescript-eslint": tseslint.plugin, "import-x": importX },
    settings: { "import-x/resolver-next": [createTypeScriptImportResolver()] },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "import-x/no-restricted-paths": ["error", { zones }],
      "import-x/no-cycle": ["error", { ignoreExternal: true }],
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      ...restrict(),
    },
  },
  { files: ["app/**/*.route.{ts,tsx}"], rules: restrict(noDatabase) },
  {
    // A test plays the server: it calls loaders and actions with real requests.
    files: ["**/*.test.{ts,tsx}", "tests/**"],
    rules: { "@typescript-eslint/no-restricted-imports": "off" },
  },
  {
    files: ["app/**/*.{ts,tsx}"],
    ignores: [
      "app/**/*.server.{ts,tsx}",
      "app/**/*.route.{ts,tsx}",
      "app/**/*.test.{ts,tsx}",
      "app/root.tsx",
      "app/entry.server.tsx",
      "app/**/*.worker.ts",
    ],
    rules: restrict(noServer),
  },
  {
    // It hands the routes of every page to Remix, and runs none of them.
    files: ["app/entry.client.tsx"],
    rules: { "@typescript-eslint/no-restricted-imports": "off" },
  },
);
