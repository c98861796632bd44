/** The header of a download that keeps its own name, as RFC 8187 writes it: of what encodeURIComponent leaves, four are no part of a name there. */
export function attachment(fileName: string): string {
  const name = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename*=UTF-8''${name}`;
}
