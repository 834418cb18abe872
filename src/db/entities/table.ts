import { EntitySchema, type EntitySchemaColumnOptions, type EntitySchemaOptions } from 'typeorm';

type ColumnsOf<T> = { [K in keyof T]-?: EntitySchemaColumnOptions };
type TableOptions<T> = Pick<EntitySchemaOptions<T>, 'uniques' | 'checks' | 'foreignKeys'> & {
  columns: ColumnsOf<T>;
  /** Indexes with expressions or conditions: made and changed by migrations alone. */
  ownIndexes?: string[];
};

/** A table as migrations made it: columns are named in snake case. */
export function table<T>(name: string, options: TableOptions<T>): EntitySchema<T> {
  const { columns, ownIndexes, ...rest } = options;
  const named = Object.entries<EntitySchemaColumnOptions>(columns).map(([property, column]) => [
    property,
    { name: snakeCase(property), ...(column.primary ? key(name) : {}), ...column },
  ]);
  return new EntitySchema<T>({
    name,
    tableName: name,
    // Built from the same keys, which `fromEntries` forgets.
    columns: Object.fromEntries(named) as EntitySchemaOptions<T>['columns'],
    indices: (ownIndexes ?? []).map((index) => ({
      name: index,
      columns: [Object.keys(columns)[0] ?? ''],
      synchronize: false,
    })),
    ...rest,
  });
}

/** One reference of a table to another. */
export function references(name: string, [column, target]: [string, string]) {
  return { name, target, columnNames: [column], referencedColumnNames: ['id'] };
}

const key = (table: string) => ({ primaryKeyConstraintName: `${table}_pkey` });

const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

export const text = { type: 'text' } as const;
export const uuid = { type: 'uuid' } as const;
export const int = { type: 'integer' } as const;
export const long = { type: 'bigint' } as const;
export const bytes = { type: 'bytea' } as const;
export const yesNo = { type: 'boolean' } as const;
export const day = { type: 'date' } as const;
export const moment = { type: 'timestamptz' } as const;
export const serial = { type: 'bigint', primary: true, generated: 'increment' } as const;
export const optional = <C extends EntitySchemaColumnOptions>(column: C) => ({
  ...column,
  nullable: true,
});
export const primary = <C extends EntitySchemaColumnOptions>(column: C) => ({
  ...column,
  primary: true,
});
