import { createContext, useContext } from "react";

/** Of the answer's content security policy. Empty in the browser, which hides it from scripts anyway. */
export const NonceContext = createContext("");

export function useNonce() {
  return useContext(NonceContext);
}
