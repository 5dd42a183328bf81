import { escape, mark } from './shell.ts';

/** A clinic as its first page shows it. */
export interface LandingClinic {
  readonly slug: string;
  readonly name: string;
  readonly phone: string | null;
  readonly demo: boolean;
  /** Whom to sign in as at the demo's desk. */
  readonly signInAs: string | null;
}

export interface Landing {
  readonly clinics: readonly LandingClinic[];
  /** The demo clinic's own site. */
  readonly demoUrl: string | undefined;
  readonly testMail: boolean;
}

const card = ({ title, text, href, action, main = false }: { title: string; text: string; href: string; action: string; main?: boolean }) => `
  <section class="card stack gap-12">
    <h2 class="head">${escape(title)}</h2>
    <p class="soft grow">${escape(text)}</p>
    <p><a class="btn ${main ? 'primary' : 'quiet'}" href="${escape(href)}">${escape(action)}</a></p>
  </section>`;

const page = (name: string, body: string) => `
<header class="topbar"><a class="brand" href="/">${mark}<span>${escape(name)}</span></a></header>
<main class="main">${body}</main>`;

/** The server's first page: the clinic's own, the demo's tour, or how to begin. */
export function landing({ clinics, demoUrl, testMail }: Landing): string {
  const [only] = clinics;
  if (!only) return page('VetKit', noClinic);
  if (clinics.some(({ demo }) => demo)) return page('VetKit', tour(clinics.find(({ demo }) => demo)!, demoUrl, testMail));
  if (clinics.length > 1) return page('VetKit', severalClinics);
  return page(only.name, ownPage(only));
}

const noClinic = `
<div class="page-head"><div class="stack gap-8"><h1 class="display">This server has no clinic yet</h1>
<p class="soft">Open the set-up address that the console printed when the server started. It works once.</p></div></div>`;

const severalClinics = `
<div class="page-head"><div class="stack gap-8"><h1 class="display">Care by video, from your own clinic</h1>
<p class="soft">To book a visit or to join one, use your clinic's own page or the link in your mail.</p></div>
<a class="btn quiet" href="/desk">Staff sign in</a></div>`;

const ownPage = ({ slug, name, phone }: LandingClinic) => `
<div class="page-head"><div class="stack gap-8"><h1 class="display">See a vet of ${escape(name)} by video</h1>
<p class="soft">Book a time, then meet here. Nothing to install.</p></div></div>
<div class="tiles">
${card({ title: 'Book a visit', text: 'First we ask if it is an emergency. Then you choose a time.', href: `/book/${slug}`, action: 'Book a visit', main: true })}
${card({ title: 'Is it urgent?', text: 'Say what you see. We tell you how soon, and where to go in an emergency. It works without a network too.', href: `/triage/${slug}`, action: 'See how soon' })}
${card({ title: 'You have a visit', text: 'Open the link in the mail we sent you. It takes you to the waiting room.', href: '/consult', action: 'Where is my link?' })}
${card({ title: 'Your animals', text: 'What was found at each visit, to read, search and take with you.', href: `/animals/${slug}`, action: 'See your animals' })}
${card({ title: 'You work here', text: 'Your appointments, visits and records.', href: '/desk', action: 'Staff sign in' })}
</div>${phone ? `<p class="soft">Something urgent? Call <a href="tel:${escape(phone.replace(/[^+\d]/g, ''))}">${escape(phone)}</a>.</p>` : ''}`;

const tour = ({ slug, name, signInAs }: LandingClinic, demoUrl: string | undefined, testMail: boolean) => `
<div class="page-head"><div class="stack gap-8"><h1 class="display">A vet by video, on a clinic's own website</h1>
<p class="soft">This is VetKit with a made-up clinic, ${escape(name)}, that you can try from both sides. Open the owner's side and the vet's side in two windows.</p></div></div>
<div class="tiles">
${demoUrl ? card({ title: "1. The clinic's own site", text: 'A plain page with three lines of VetKit in it. Book a visit for your pet.', href: demoUrl, action: 'Be the owner', main: true }) : card({ title: '1. The booking page', text: 'For clinics without a site of their own. Book a visit for your pet.', href: `/book/${slug}`, action: 'Be the owner', main: true })}
${card({ title: '2. The desk', text: `${signInAs ? `Sign in as ${signInAs}. ` : ''}Confirm the visit, meet the owner, write the record.`, href: '/desk', action: 'Be the vet' })}
${testMail ? card({ title: '3. The outbox', text: 'Test mode: no mail leaves this machine. Sign-in codes and visit links are here.', href: '/outbox', action: 'Read the mail' }) : ''}
${card({ title: 'Is it urgent?', text: 'An owner says what they see, in one of four languages, and reads how soon and where to go. Opened once, it works without a network.', href: `/triage/${slug}`, action: 'Try it' })}
${card({ title: 'The owner’s animals', text: 'Every visit of an animal, to read, search and take away. Sign in as an owner who has booked.', href: `/animals/${slug}`, action: 'Open it' })}
${demoUrl ? card({ title: 'The hosted booking page', text: 'The same booking, for clinics without a site of their own.', href: `/book/${slug}`, action: 'Open it' }) : ''}
${card({ title: 'For developers', text: 'Every address of the server, with what it takes and gives.', href: '/api/docs', action: 'Read the API' })}
${card({ title: 'A room of your own', text: 'The WebRTC kit under the visits: a call in 30 lines, and all that it can do.', href: '/media', action: 'Read the guide' })}
</div>`;
