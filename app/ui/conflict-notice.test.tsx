import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { ConflictNotice } from "./conflict-notice";

test("the second editor reads who was first, and both values of each field", () => {
  const html = renderToStaticMarkup(
    <ConflictNotice
      by="Ada Admin"
      what="this topic"
      overwritten={[
        { label: "Name", stored: "TLS inspection", typed: "TLS" },
        { label: "Reason", stored: null, typed: "" },
      ]}
    />,
  );
  const text = html.replaceAll(/<[^>]+>/g, "|").replaceAll(/\|+/g, "|");
  expect(html).toContain('role="alert"');
  expect(text).toContain("Ada Admin saved this topic while you were editing. Nothing of yours is saved yet.");
  expect(text).toContain("|Name|TLS inspection|TLS|Reason|Nothing|Nothing|");
});

test("who was first is not always known", () => {
  const html = renderToStaticMarkup(<ConflictNotice what="these details" overwritten={[]} />);
  expect(html).toContain("Somebody else saved these details");
});
