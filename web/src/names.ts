import { useTranslation } from 'react-i18next';
import { useWords } from './api/queries.ts';

/** Roles that say nothing without the name of their office. */
export const OFFICE_ROLES: ReadonlySet<string> = new Set(['clerk', 'department-head']);

/** What places, desks, services and facts are called; the code itself where nobody has named it. */
export function useNames() {
  const { t } = useTranslation();
  const { places, calendars, desks, steps, facts } = useWords();
  const desk = (id: string) => desks[id] ?? t(`role.${id}`, { defaultValue: id });
  const factValue = (name: string, value: unknown) => {
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    const known = facts[name]?.values.find(({ code }) => code === value)?.label;
    return known ?? (name === 'place' ? place(String(value)) : String(value));
  };
  const place = (id: string) => places.find((one) => one.id === id)?.name ?? id;
  return {
    place,
    timeZone: (id: string) => places.find((one) => one.id === id)?.timeZone ?? 'UTC',
    /** By which offices there rest. */
    calendar: (id: string) => calendars[places.find((one) => one.id === id)?.calendar ?? ''],
    desk,
    /** As somebody is called who has this role: in an office beside the name of the office. */
    role: (role: string, atDesk?: string) => {
      const name = t(`role.${role}`, { defaultValue: role });
      return atDesk !== undefined && OFFICE_ROLES.has(role) ? `${desk(atDesk)} · ${name}` : name;
    },
    step: (id: string) => steps[id] ?? id,
    fact: (name: string) => facts[name]?.title ?? name,
    factValue,
  };
}
