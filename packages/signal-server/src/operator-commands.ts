import { writeFile } from 'node:fs/promises';
import * as v from 'valibot';
import { Setup } from './clinics/setup.contract.ts';
import { Origin } from './clinics/sites.contract.ts';
import { allClinics, clinicBySlug } from './clinics/store.ts';
import type { Database } from './database/open.ts';
import { exportAudit } from './flows/audit/export.ts';
import { verifyAll, type Verdict } from './flows/audit/verify.ts';
import type { Config } from './config.ts';
import { openFiles } from './files/open.ts';
import { createClinic } from './flows/clinics/create-clinic.ts';
import { demoRemovedFile } from './flows/clinics/fill-demo.ts';
import { demoSlug } from './flows/clinics/demo-clinic.ts';
import { removeClinic } from './flows/clinics/remove-clinic.ts';
import { dropOrigin, nameOrigin } from './flows/clinics/sites.ts';
import { addToStaff, endOfStaff } from './flows/people/staff.ts';
import { reconcile } from './flows/payments/reconcile.ts';
import type { MoneyWorld } from './flows/payments/world.ts';
import { fit, parse, UsageError } from './operator-options.ts';
import { openProvider } from './mounts/provider.ts';
import { staffOf } from './people/store.ts';
import type { Clock } from './shared/clock.ts';
import { makeFolder } from './shared/folders.ts';
import type { Keys } from './shared/keys.ts';
import { silent } from './shared/log.ts';
import { plainMoney } from './shared/money.ts';
import { Problem } from './shared/problem.ts';
import { begunRemovals } from './shared/removals.ts';
import { StaffRole } from './shared/words.contract.ts';

export interface OperatorWorld {
  readonly db: Database;
  readonly keys: Keys;
  readonly clock: Clock;
  readonly dataDir: string;
  readonly s3: Config['s3'];
  /** Who takes the cards; without, payments are in test mode. */
  readonly stripe?: Config['stripe'];
  /** How browsers reach the hosted pages. */
  readonly publicUrl: URL;
  readonly say: (text: string) => void;
}

export const help = `VetKit's operator commands. They work while the server runs.

  clinic list
  clinic create --slug maple-street --name "Maple Street Veterinary" --zone America/Toronto --country CA --currency CAD
                --manager-name "Jo Marsh" --manager-email jo@clinic.example [--origin https://clinic.example]…
  clinic origin SLUG https://clinic.example [--staff] [--remove]
                lets pages of this origin carry the widgets; with --staff it is a portal that may use staff sessions; --remove takes it back.
                Managers name the clinic's own sites at the desk, too; portals are yours alone
  staff list SLUG
  staff add SLUG --name "Dr. Hana Ito" --email hana@clinic.example --role vet [--licence "CVO 12345"]
                somebody more works there, or works there again, and a mail says where to sign in; a role is vet, technician, front-desk or manager
  staff end SLUG hana@clinic.example
                ends the work there now: every session is closed, and nobody can book them; what they wrote stays. A clinic keeps one
                manager. Managers do all this at the desk, too
  clinic remove SLUG --yes
                removes the clinic with all its people, visits, records and files, for good; cut off, it goes on when it is given again
  demo remove   removes the demo clinic; it does not come back by itself
  audit export SLUG FILE
                writes the clinic's audit chain to a new file, one entry in JSON a line, then its anchors, and at the end how many there are;
                the file has its name once it is whole
  audit verify  checks every clinic's audit chain, its anchors and its records; ends with 1 when something is not as it was written
  payments reconcile SLUG [--days 30]
                settles what was asked of the payment provider and not written down, and compares the clinic's list with the provider's;
                ends with 1 when they differ
  help`;

type Command = (world: OperatorWorld, args: string[]) => Promise<number>;

/** Runs one command and gives the exit code. @throws UsageError, Problem */
export async function runCommand(world: OperatorWorld, argv: readonly string[]): Promise<number> {
  const [group = 'help', verb = '', ...rest] = argv;
  const command = commands[`${group} ${verb}`.trim()];
  if (!command) throw new UsageError(`There is no command "${[group, verb].join(' ').trim()}".`);
  return command(world, rest);
}

/** Whether the command needs no database. */
export const isHelp = (argv: readonly string[]): boolean => argv.length === 0 || ['help', '--help', '-h'].includes(argv[0] ?? '') || argv.includes('--help');

const NewClinicOptions = v.object({
  ...v.pick(Setup.entries.clinic, ['slug', 'zone', 'country', 'currency', 'name']).entries,
  'manager-name': Setup.entries.manager.entries.name,
  'manager-email': Setup.entries.manager.entries.email,
  origin: v.optional(v.array(Origin), []),
});

const NewColleague = v.object({ ...v.pick(Setup.entries.vet, ['name', 'email', 'licence']).entries, role: v.picklist(StaffRole.options, 'vet, technician, front-desk or manager') });

const commands: Readonly<Record<string, Command>> = {
  'clinic list': async ({ db, say }, args) => {
    parse(args, {});
    const clinics = await allClinics(db.sql);
    if (!clinics.length) say('There is no clinic yet.');
    for (const { slug, name, zone, demo } of clinics) say(`${slug}  ${name}  ${zone}${demo ? '  (demo)' : ''}`);
    return 0;
  },

  'clinic create': async (world, args) => {
    const { values } = parse(args, {
      slug: { type: 'string' },
      name: { type: 'string' },
      zone: { type: 'string' },
      country: { type: 'string' },
      currency: { type: 'string' },
      'manager-name': { type: 'string' },
      'manager-email': { type: 'string' },
      origin: { type: 'string', multiple: true },
    });
    const { 'manager-name': name, 'manager-email': email, origin: origins, ...clinic } = fit(NewClinicOptions, values);
    const made = await createClinic(world)({ clinic, manager: { name, email }, origins });
    world.say(`${made.name} is there. It has no vet yet: staff add ${made.slug} --name … --email … --role vet\n${name} signs in with ${email} at ${new URL('desk', world.publicUrl).href}.\nOwners book at ${new URL(`book/${made.slug}`, world.publicUrl).href}.`);
    return 0;
  },

  'clinic origin': async (world, args) => {
    const { db, say } = world;
    const { values, positionals } = parse(args, { staff: { type: 'boolean' }, remove: { type: 'boolean' } }, 2);
    const clinic = await clinicNamed(db, positionals[0]);
    if (!positionals[1]) throw new UsageError(`Which site? clinic origin ${clinic.slug} https://clinic.example`);
    const { origin } = fit(v.object({ origin: Origin }), { origin: positionals[1] });
    const kind = values.staff ? 'staff' : 'owner';
    if (values.remove) {
      if (!(await dropOrigin(world)(clinic, { origin, kind }))) throw new UsageError(`${origin} is not named for ${clinic.name}${kind === 'staff' ? ' as a portal' : ''}.`);
      say(`${origin} is no longer named for ${clinic.name}${kind === 'staff' ? ' as a portal' : ''}.`);
      return 0;
    }
    await nameOrigin(world)(clinic, { origin, kind });
    say(kind === 'staff' ? `Staff of ${clinic.name} can work on pages of ${origin}.` : `Pages of ${origin} can carry the widgets of ${clinic.name}.`);
    return 0;
  },

  'staff list': async ({ db, clock, say }, args) => {
    const clinic = await clinicNamed(db, parse(args, {}, 1).positionals[0]);
    for (const { email, name, role } of await staffOf(db.sql, { clinic }, clock())) say(`${role}  ${name}  ${email}`);
    return 0;
  },

  'staff add': async (world, args) => {
    const { values, positionals } = parse(args, { name: { type: 'string' }, email: { type: 'string' }, role: { type: 'string' }, licence: { type: 'string' } }, 1);
    const clinic = await clinicNamed(world.db, positionals[0]);
    const person = fit(NewColleague, values);
    const added = await addToStaff(world)(clinic, person);
    if (!added) throw new UsageError(`${person.email} works at ${clinic.name} already. "staff list ${clinic.slug}" shows everybody.`);
    const treats = added.role === 'vet' || added.role === 'technician';
    world.say(`${added.name} works at ${clinic.name} and signs in with ${added.email} at ${new URL('desk', world.publicUrl).href}.${treats ? '\nNobody can book them before they, or a manager, have set their hours there.' : ''}`);
    return 0;
  },

  'staff end': async (world, args) => {
    const { positionals } = parse(args, {}, 2);
    const clinic = await clinicNamed(world.db, positionals[0]);
    const email = positionals[1];
    if (!email) throw new UsageError(`Who? staff end ${clinic.slug} somebody@clinic.example`);
    const ended = await endOfStaff(world)(clinic, { email });
    if (!ended) throw new UsageError(`Nobody works at ${clinic.name} as "${email}". "staff list ${clinic.slug}" shows everybody.`);
    world.say(`${ended.name} no longer works at ${clinic.name}.${ended.ahead ? `\n${ended.ahead} visits are still booked with them: a manager gives each back at the desk, or calls it off.` : ''}`);
    return 0;
  },

  'clinic remove': async (world, args) => {
    const { values, positionals } = parse(args, { yes: { type: 'boolean' } }, 1);
    const [slug] = positionals;
    if (!slug) throw new UsageError('Which clinic? clinic remove SLUG --yes');
    const clinic = (await clinicBySlug(world.db.sql, slug)) ?? (await begunRemoval(world, slug));
    if (!clinic) throw noClinic(slug);
    if (!values.yes) throw new UsageError(`This removes ${clinic.name} with all its visits and records, for good. Say it once more: clinic remove ${slug} --yes`);
    await remove(world, slug);
    return 0;
  },

  'demo remove': async (world, args) => {
    parse(args, {});
    const clinic = await clinicBySlug(world.db.sql, demoSlug);
    if (!(clinic ? clinic.demo : await begunRemoval(world, demoSlug))) {
      world.say('There is no demo clinic.');
      return 0;
    }
    await remove(world, demoSlug);
    return 0;
  },

  'audit export': async ({ db, dataDir, say }, args) => {
    const { positionals } = parse(args, {}, 2);
    const [slug, file] = positionals;
    if (!slug || !file) throw new UsageError('Which clinic, and into which file? audit export SLUG FILE');
    const clinic = await clinicBySlug(db.sql, slug);
    if (!clinic) throw noClinic(slug);
    const entries = await exportAudit({ db, dataDir, clinic: clinic.id, file }).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') throw new UsageError(`There is a file already: ${file}. Name another one.`);
      // What the system says of a file is for whoever named it; anything else is a fault of ours.
      if (error.syscall) throw new UsageError(`The export failed (${error.code}, ${error.path ?? file}), and ${file} was not written. ${error.code === 'ENOSPC' ? 'The disk is full.' : ''}`.trim());
      throw error;
    });
    say(`${entries} entries of ${clinic.name} are in ${file}.`);
    return 0;
  },

  'audit verify': async ({ say, ...world }, args) => {
    parse(args, {});
    const verdicts = await verifyAll(world);
    for (const { clinic, verdict } of verdicts) say(`${clinic}: ${told(verdict)}`);
    if (!verdicts.length) say('There is no clinic yet, so nothing to verify.');
    return verdicts.every(({ verdict }) => verdict.sound) ? 0 : 1;
  },

  'payments reconcile': async (world, args) => {
    const { values, positionals } = parse(args, { days: { type: 'string' } }, 1);
    const clinic = await clinicNamed(world.db, positionals[0]);
    const { days } = fit(v.object({ days: v.optional(v.pipe(v.string(), v.regex(/^[1-9]\d{0,2}$/, 'a number of days, such as 30')), '30') }), { days: values.days });
    const money: MoneyWorld = { ...world, log: silent, payments: openProvider(world) };
    const { settled, compared, differences } = await reconcile(money, { clinic }, new Date(world.clock().getTime() - Number(days) * 86_400_000));
    world.say(`${clinic.name}, ${days} days, ${money.payments.name === 'test' ? 'test mode' : 'Stripe'}: ${settled} settled, ${compared} compared, ${differences.length} differ.`);
    for (const { payment, why, oursMinor, theirsMinor } of differences) world.say(`${payment}  ${why}: ours ${plainMoney(oursMinor, clinic.currency)}, theirs ${plainMoney(theirsMinor, clinic.currency)} ${clinic.currency}`);
    return differences.length ? 1 : 0;
  },

  help: async ({ say }) => {
    say(help);
    return 0;
  },
};

/** A clinic whose rows a removal has taken before it was cut off. */
const begunRemoval = async ({ dataDir }: OperatorWorld, slug: string) => (await begunRemovals(dataDir)).find((each) => each.slug === slug);

async function remove(world: OperatorWorld, slug: string): Promise<void> {
  // First the note: should the removal be cut off, it can be done again, but the demo must not come back.
  if (slug === demoSlug) {
    await makeFolder(world.dataDir);
    await writeFile(demoRemovedFile(world.dataDir), 'The demo clinic was removed by command. Delete this file to have it back at the next start with an empty database.\n');
  }
  const { name } = await removeClinic({ ...world, files: openFiles(world) })(slug);
  world.say(`${name} is gone, with everything that belonged to it.`);
}

function told(verdict: Verdict): string {
  if (verdict.sound) return `sound, ${verdict.entries} entries, ${verdict.anchors} anchors`;
  switch (verdict.why) {
    case 'missing':
      return `BROKEN, entry ${verdict.seq} is missing`;
    case 'changed':
      return `BROKEN, entry ${verdict.seq} was changed, or SECRET_KEY is not the one it was written with`;
    case 'head':
      return `BROKEN, the end of the chain at entry ${verdict.seq} is not as it was written`;
    case 'anchor':
      return `BROKEN, entry ${verdict.seq} is not the one that was anchored outside the database: the end was cut off or written again, or an older copy was restored`;
    case 'record-changed':
      return `BROKEN, ${verdict.subject} was changed after it was written`;
    case 'record-missing':
      return `BROKEN, ${verdict.subject} was written and is gone`;
    case 'record-unaudited':
      return `BROKEN, ${verdict.subject} was written past the audit chain`;
    case 'removal-cut-off':
      return `BROKEN, its removal was cut off. Go on with it: clinic remove ${verdict.slug} --yes`;
    case 'clinic-missing':
      return 'BROKEN, there are anchors of a clinic that is not in the database, and no command removed it';
  }
}

async function clinicNamed(db: Database, slug: string | undefined) {
  if (!slug) throw new UsageError('Which clinic? Its short name comes first; "clinic list" shows all.');
  const clinic = await clinicBySlug(db.sql, slug);
  if (!clinic) throw noClinic(slug);
  return clinic;
}

const noClinic = (slug: string) => new UsageError(`There is no clinic "${slug}". "clinic list" shows all.`);

/** What to print when a command fails in a way that a person can mend; nothing for a fault of ours. */
export function explainFailure(error: unknown): string | undefined {
  if (error instanceof UsageError) return `${error.message}\n\n"help" shows all commands.`;
  if (error instanceof Problem) return [`${error.title}.`, error.detail].filter(Boolean).join(' ');
  return undefined;
}
