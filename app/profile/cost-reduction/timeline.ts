import { addDays, type CalendarDate, daysBetween } from "~/infra/calendar";
import type { Decision } from "./decisions";
import { byNextDue } from "./due";

interface Listed {
  id: string;
  name: string;
  expirationDate: CalendarDate | null;
  noticeDate: CalendarDate | null;
  decision: Decision;
}

export interface TimelineRow extends Listed {
  y: number;
  /** Where the bar ends: the expiration date, or the right edge for one that lies beyond. */
  endX: number;
  isBeyond: boolean;
  /** Null where no notice date lies between today and the edge. */
  noticeX: number | null;
}

export interface Timeline {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
  todayX: number;
  from: CalendarDate;
  to: CalendarDate;
  /** The year stands above the first month and above each January. */
  months: { x: number; label: string; year: string | null }[];
  rows: TimelineRow[];
  /** Services whose dates lie in the window, but for which there is no room. */
  hidden: number;
}

const frame = { width: 1080, left: 222, right: 1012, top: 46, row: 34, margin: 6 };
const monthsShown = 18;
const rowsShown = 30;

/**
 * Where each service's notice and expiration stand in the 18 months from the first of this one, the next due first.
 * Left out is what has expired, and what has no date in the window.
 */
export function timelineOf(services: readonly Listed[], today: CalendarDate): Timeline {
  const from = `${today.slice(0, 8)}01`;
  const firsts = Array.from({ length: monthsShown + 1 }, (_, months) => monthsAfter(from, months));
  const to = firsts.at(-1) ?? from;
  const xOf = (date: CalendarDate) => placeOf(date, from, to);

  const inWindow = services.filter(({ expirationDate, noticeDate }) => {
    if (!expirationDate || expirationDate < today) return false;
    return expirationDate < to || (noticeDate !== null && noticeDate >= today && noticeDate < to);
  });
  const rows = inWindow
    .toSorted(byNextDue(today))
    .slice(0, rowsShown)
    .map((service, index) => rowOf(service, index, today, to, xOf));
  const bottom = frame.top + rows.length * frame.row + frame.margin;
  return {
    width: frame.width,
    height: bottom + frame.margin,
    left: frame.left,
    right: frame.right,
    top: frame.top,
    bottom,
    todayX: xOf(today),
    from,
    to: addDays(to, -1),
    months: firsts.slice(0, -1).map((first, index) => {
      const month = Number(first.slice(5, 7));
      const year = index === 0 || month === 1 ? first.slice(0, 4) : null;
      return { x: xOf(first), label: names[month - 1] ?? "", year };
    }),
    rows,
    hidden: inWindow.length - rows.length,
  };
}

function rowOf(
  { id, name, expirationDate, noticeDate, decision }: Listed,
  index: number,
  today: CalendarDate,
  to: CalendarDate,
  xOf: (date: CalendarDate) => number,
): TimelineRow {
  const isBeyond = expirationDate === null || expirationDate >= to;
  return {
    id,
    name,
    expirationDate,
    noticeDate,
    decision,
    y: frame.top + index * frame.row + 17,
    endX: isBeyond ? frame.right : xOf(expirationDate),
    isBeyond,
    noticeX: noticeDate !== null && noticeDate >= today && noticeDate < to ? xOf(noticeDate) : null,
  };
}

function placeOf(date: CalendarDate, from: CalendarDate, to: CalendarDate): number {
  const share = daysBetween(from, date) / daysBetween(from, to);
  return Math.round((frame.left + share * (frame.right - frame.left)) * 10) / 10;
}

/** The first of a later month. */
function monthsAfter(first: CalendarDate, months: number): CalendarDate {
  const count = Number(first.slice(0, 4)) * 12 + Number(first.slice(5, 7)) - 1 + months;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, "0")}-01`;
}

const names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
