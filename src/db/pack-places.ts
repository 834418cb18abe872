import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { placesAbove } from '../domain/policy/desk-place.ts';
import type { Rules } from '../domain/policy/rules.ts';
import type { Packs } from '../policy/packs.ts';
import type { CoordinationOfficeRow } from './entities/coordination-office.ts';
import type { PlaceRow } from './entities/place.ts';
import type { PlaceTree } from './load-places.ts';

/** Who coordinates in all places of some levels below a place, from one day to another. */
export interface OfficeRule {
  below: string;
  levels: string[];
  department: string;
  validFrom: string;
  validTo?: string;
}

/** The places of all packs; where two packs name one place, the later version speaks. */
export function packPlaces(packs: Packs, offices: readonly OfficeRule[]): PlaceTree {
  const places = new Map<string, PlaceRow>();
  for (const rules of packs.all) {
    for (const place of placesOf(packs, rules)) places.set(place.id, place);
  }
  const found = packs.all.flatMap((rules) => offices.flatMap((rule) => officesOf(rules, rule)));
  return { places: [...places.values()], offices: unique(found) };
}

/** Data of this release, checked when places are loaded: an unknown department or level stops the start. */
export function readOffices(folder: string): OfficeRule[] {
  const file = join(folder, 'coordination-offices.yaml');
  return parse(readFileSync(file, 'utf8')) as OfficeRule[]; // columns are not null where a field is missing
}

function placesOf(packs: Packs, { hash }: Rules): PlaceRow[] {
  return Object.entries(packs.pack(hash)?.places ?? {}).map(([id, place]) => ({
    id,
    parent: place.parent ?? null,
    level: place.level,
    nameZh: place.name['zh-CN'],
    nameEn: place.name.en,
    timeZone: place.timeZone ?? null,
    border: place.border ?? false,
  }));
}

function officesOf(rules: Rules, rule: OfficeRule): CoordinationOfficeRow[] {
  const { below, levels, department, validFrom, validTo = null } = rule;
  if (!(below in rules.places)) return [];
  if (!rules.departments[department]) {
    throw new Error(`coordination-offices.yaml names ${department}, which ${rules.id} does not`);
  }
  return Object.values(rules.places)
    .filter((place) => levels.includes(place.level) && placesAbove(rules, place.id).includes(below))
    .map((place) => ({ placeId: place.id, department, validFrom, validTo }));
}

function unique(offices: readonly CoordinationOfficeRow[]): CoordinationOfficeRow[] {
  return [...new Map(offices.map((o) => [`${o.placeId} ${o.validFrom}`, o])).values()];
}
