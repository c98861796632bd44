import { useSyncExternalStore } from "react";

/** When something happened: in UTC as the server writes it, and in the reader's own zone once a script runs. */
export function Instant({ at }: { at: string }) {
  const text = useSyncExternalStore(
    neverChanges,
    () => localText(at),
    () => utcText(at),
  );
  return (
    <time dateTime={at} className="nowrap">
      {text}
    </time>
  );
}

/** "14 Jul 2026, 09:14 UTC" */
export function utcText(at: string) {
  const moment = new Date(at);
  const day = `${moment.getUTCDate()} ${months[moment.getUTCMonth()]} ${moment.getUTCFullYear()}`;
  return `${day}, ${twoDigits(moment.getUTCHours())}:${twoDigits(moment.getUTCMinutes())} UTC`;
}

function localText(at: string) {
  const moment = new Date(at);
  const day = `${moment.getDate()} ${months[moment.getMonth()]} ${moment.getFullYear()}`;
  return `${day}, ${twoDigits(moment.getHours())}:${twoDigits(moment.getMinutes())} ${zoneOf(moment)}`;
}

const neverChanges = () => () => {};

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

function twoDigits(number: number) {
  return String(number).padStart(2, "0");
}

function zoneOf(moment: Date) {
  zoneNames ??= new Intl.DateTimeFormat("en-GB", { timeZoneName: "short" });
  return zoneNames.formatToParts(moment).find((part) => part.type === "timeZoneName")?.value ?? "";
}

let zoneNames: Intl.DateTimeFormat | undefined;
