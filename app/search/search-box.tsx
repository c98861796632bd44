import { useLocation } from "@remix-run/react";
import { type ComponentType, useEffect, useState } from "react";
import { longestSearch } from "~/search/search-query";
import { Icon } from "~/ui/icon";
import { Link } from "~/ui/link";
import type { PaletteProps } from "./palette";
import { rememberPage } from "./recent-pages";

/** The search of the top bar: a form. With a script, Ctrl K, ⌘ K and / open a palette, whose code is loaded only then. */
export function SearchBox() {
  const { pathname, search } = useLocation();
  const [Palette, setPalette] = useState<ComponentType<PaletteProps> | null>(null);
  const [isOpen, setIsOpen] = useState(false);

  useEffect(() => {
    const open = async (event: KeyboardEvent) => {
      if (!isShortcut(event) || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      try {
        const { Palette } = await import("./palette");
        setPalette(() => Palette);
        setIsOpen(true);
      } catch {
        document.getElementById("top-search")?.focus();
      }
    };
    const listen = (event: KeyboardEvent) => void open(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);

  useEffect(() => rememberPage(pathname + search), [pathname, search]);

  return (
    <>
      <search className="search-box" aria-label="Portal">
        <form method="get" action="/search">
          <Icon name="search" />
          <label className="visually-hidden" htmlFor="top-search">
            Find anything
          </label>
          <input
            className="input"
            type="text"
            enterKeyHint="search"
            autoComplete="off"
            id="top-search"
            name="q"
            maxLength={longestSearch}
            placeholder="Find anything"
            aria-keyshortcuts="Control+K Meta+K /"
          />
          <kbd>/</kbd>
        </form>
      </search>
      <Link className="pill search-link" to="/search">
        <Icon name="search" />
        <span className="visually-hidden">Find anything</span>
      </Link>
      {Palette && isOpen && <Palette onClose={() => setIsOpen(false)} />}
    </>
  );
}

/** A slash in a field is what somebody types. */
function isShortcut({ key, ctrlKey, metaKey, altKey, shiftKey, target }: KeyboardEvent): boolean {
  if (altKey || shiftKey) return key === "/" && !ctrlKey && !metaKey && !altKey && !isField(target);
  if (key.toLowerCase() === "k") return ctrlKey !== metaKey;
  return key === "/" && !ctrlKey && !metaKey && !isField(target);
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]") !== null;
}
