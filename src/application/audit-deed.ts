/** What the caller asked, as her scope says it. */
export const ASKED = `nullif(current_setting('reintegration.purpose', true), '')`;

/**
 * A row of the audit for each row of what the same statement has done: neither is there without the other. The first four
 * values of the statement are those of `whoActs`; `entry` says what it was done to.
 */
export const auditDeed = (deed: string, action: string, entry = 'id') => `
    insert into audit (at, actor_id, role, source, action, entry_id, purpose)
    select $1, $2, $3, $4, '${action}', ${entry}, ${ASKED} from ${deed}`;
