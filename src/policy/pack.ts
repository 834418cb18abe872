import type { Rules } from '../domain/policy/rules.ts';
import type { Form } from './forms.ts';
import type {
  ConsentsFile,
  DepartmentsFile,
  Language,
  PackFile,
  PlacesFile,
  StepFile,
} from './schema.ts';

/** By key, such as `school.find-seat.title`. */
export type Texts = Readonly<Record<Language, Readonly<Record<string, string>>>>;

type MetaField =
  | 'title'
  | 'effectiveFrom'
  | 'effectiveTo'
  | 'territory'
  | 'extends'
  | 'supersedes'
  | 'example'
  | 'demonstration';

/** A pack as it was read: the rules of the path, and what people see of them. */
export interface Pack {
  rules: Rules;
  meta: Pick<PackFile, MetaField>;
  places: PlacesFile['places'];
  texts: Texts;
  forms: Readonly<Record<string, Form>>;
}

/** What stands in the files, before it is compiled. */
export interface PackSource {
  pack: PackFile;
  departments: DepartmentsFile;
  places: PlacesFile;
  consents: ConsentsFile;
  /** By file. */
  steps: ReadonlyMap<string, StepFile>;
  texts: Texts;
  forms: Readonly<Record<string, Form>>;
}
