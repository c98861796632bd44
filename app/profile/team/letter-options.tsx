import { letters, letterText } from "./letters";

/** What a member's letter can be; "–" takes it away. */
export function LetterOptions() {
  return (
    <>
      <option value="">–</option>
      {letters.map((letter) => (
        <option key={letter} value={letter}>
          {letterText(letter)}
        </option>
      ))}
    </>
  );
}
