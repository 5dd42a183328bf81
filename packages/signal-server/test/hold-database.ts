// A server with nothing but its database, to be killed: opens the one of the folder given, writes a row, says "up" and stays.
import { openDatabase } from '../src/database/open.ts';
import { silent } from '../src/shared/log.ts';

const database = await openDatabase({ dataDir: process.argv[3] ?? '', log: silent });
await database.sql`create table kept as select 'Miso' as name`;
console.log('up');
setInterval(() => {}, 1000);
