// Every line here breaks a rule of ../rules/own.yaml, or comes near to it. Nothing of it is run.
/* eslint-disable */

// ruleid: sql-with-values
db.query(`select from person where name = '${name}'`);
// ok: sql-with-values
db.query(`select ${COLUMNS} from person where id = $1`, [id]);

// ruleid: setting-beyond-the-transaction
db.query(`select set_config('reintegration.place', $1, false)`, [place]);
// ok: setting-beyond-the-transaction
db.query(`select set_config('reintegration.place', $1, true)`, [place]);

// ruleid: row-security-left
db.query('alter table person no force row level security');
// ok: row-security-left
db.query('alter table person force row level security');

// ruleid: chance-that-can-be-guessed
const token = Math.random().toString(36);

// ruleid: cipher-of-its-own
createCipheriv('aes-256-gcm', key, nonce);
// ruleid: cipher-of-its-own
crypto.createDecipheriv('aes-256-gcm', key, nonce);

// ruleid: text-that-runs
eval(text);
// ruleid: text-that-runs
spawn('sh', ['-c', text], { shell: true });
// ok: text-that-runs
spawn('pg_dump', [name]);

// ruleid: certificate-not-looked-at
connect({ host, rejectUnauthorized: false });
// ok: certificate-not-looked-at
connect({ host, rejectUnauthorized: true });

// ruleid: value-in-a-failure
throw ApplicationFailure.create({ type: 'refused', message: `no path of ${name}` });
// ok: value-in-a-failure
throw ApplicationFailure.create({ type: 'refused', message: 'no such path' });

// ruleid: markup-from-text
element.innerHTML = name;
// ok: markup-from-text
element.textContent = name;

// ruleid: environment-read-twice
const url = process.env.DATABASE_URL;
