/** "a moment", "0.2 s", "14 s", "3 min 20 s" */
export function duration(ms: number): string {
  if (ms < 100) return "a moment";
  if (ms < 10_000) return `${(ms / 1_000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1_000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
