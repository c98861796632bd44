/** Preact draws what is written for React, here and in the browser. To go back, empty this table: see docs/decisions/0019-preact.md. */
export const preactForReact = {
  "react/jsx-runtime": "preact/jsx-runtime",
  "react/jsx-dev-runtime": "preact/jsx-runtime",
  "react-dom/server": "preact/compat/server",
  "react-dom/client": "preact/compat/client",
  "react-dom": "preact/compat",
  react: "preact/compat",
};
