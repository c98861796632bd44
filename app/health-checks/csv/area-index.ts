import { plainName, plainWord } from "~/infra/csv/plain-text";
import type { Severity } from "../vocabulary";
import type { KnownArea, KnownAreas } from "./reading";
import { remembered } from "./remembered";

type KnownCheck = KnownArea["checks"][number];

export interface AreaIndex {
  area(name: string): KnownArea | null;
  /** By its key, else by its title within the area. */
  check(key: string, area: KnownArea | null, title: string): KnownCheck | null;
}

export const usualSeverity: Severity = "medium";

export function indexAreas(known: KnownAreas): AreaIndex {
  const areas = new Map<string, KnownArea>();
  const checksByKey = new Map<string, KnownCheck>();
  const checksByTitle = new Map<string, KnownCheck>();
  for (const area of known) {
    areas.set(plainName(area.name), area);
    for (const check of area.checks) {
      checksByKey.set(check.key, check);
      checksByTitle.set(`${area.key} ${plainName(check.title)}`, check);
    }
  }
  return {
    area: remembered((name) => areas.get(plainName(name)) ?? null),
    check: (key, area, title) =>
      checksByKey.get(key) ?? (area ? (checksByTitle.get(`${area.key} ${plainName(title)}`) ?? null) : null),
  };
}

const productNames: Record<string, string> = {
  platform: "Platform",
  zia: "ZIA",
  zscalerinternetaccess: "ZIA",
  zpa: "ZPA",
  zscalerprivateaccess: "ZPA",
  zdx: "ZDX",
  zscalerdigitalexperience: "ZDX",
  zcc: "ZCC",
  zscalerclientconnector: "ZCC",
};

/** The product as the portal writes it, where it is one that it knows; else as the file writes it. */
export const productName = remembered((cell) => productNames[plainWord(cell)] ?? cell);
