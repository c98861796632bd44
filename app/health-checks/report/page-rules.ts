/** The margin boxes of the printed report: whose it is and of when, and the page's number. */
export function pageRules(customer: string, date: string): string {
  return `@page {
  margin: 20mm 14mm 18mm;
  @top-left { content: ${quoted(customer)}; ${small} }
  @top-right { content: ${quoted(`Zscaler Health Check, ${date}`)}; ${small} }
  @bottom-left { content: "Secure Dynamics, confidential"; ${small} }
  @bottom-right { content: "Page " counter(page) " of " counter(pages); ${small} }
}
@page :first { margin-top: 12mm; @top-left { content: none } @top-right { content: none } }
`;
}

const small = "font: 8pt sans-serif; color: #5d6669;";

/** A name is a person's text: all but letters, figures and plain signs goes in as a number. */
function quoted(text: string): string {
  const signs = [...text].map((sign) =>
    /[\p{L}\p{N} .,-]/u.test(sign) ? sign : `\\${sign.codePointAt(0)?.toString(16)} `,
  );
  return `"${signs.join("")}"`;
}
