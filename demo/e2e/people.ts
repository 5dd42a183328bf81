import { expect, type Locator, type Page } from '@playwright/test';
import { codeFor } from '../prove/world.ts';
import type { Hand } from './hand.ts';
import type { Server } from './server.ts';
import { confirmedVisit, deskPageOf, opensAsOwner, opensAsStaff, staff } from './visit.ts';
import { watch, type Seen } from './watch.ts';

/** Sam Rivera, Miso's human, in front of the clinic's own site. */
export class Owner {
  constructor(
    readonly page: Page,
    readonly hand: Hand,
    readonly server: Server,
    /** Where the clinic's own site is. */
    readonly site: string = server.clinicSite,
  ) {}

  async opensTheClinicsSite(): Promise<void> {
    await this.page.goto(this.site);
    await expect(this.title('Is your pet in danger right now?')).toBeVisible();
  }

  async ticksDanger(sign: string): Promise<void> {
    await this.hand.tick(this.page.getByRole('checkbox', { name: sign }));
    await this.presses('Show me where to go now');
    await expect(this.page.getByRole('heading', { name: /emergency hospital now/ })).toBeVisible();
  }

  async ticksNothing(): Promise<void> {
    await this.presses('None of these');
    await expect(this.title('Who is this about?')).toBeVisible();
  }

  async tellsAboutMiso(reason = 'He has been scratching his left ear since Tuesday. He eats and plays as usual.', then = 'When can Miso be seen?'): Promise<void> {
    await this.types('Name of your pet', 'Miso');
    await this.hand.choose(this.page.getByRole('radio', { name: 'Cat' }));
    await this.types(/What is going on with Miso/, reason);
    await this.hand.choose(this.page.getByRole('radio', { name: /Something is wrong/ }));
    await this.hand.choose(this.page.getByRole('radio', { name: 'Video' }));
    await this.presses('See free times');
    await expect(this.title(then)).toBeVisible();
  }

  async takesTheNextTime(): Promise<void> {
    await this.presses(/^Take \d/);
    await expect(this.title('How do we reach you?')).toBeVisible();
  }

  async givesContactAndConsent(send: string | RegExp = /^Book Miso for/, then = 'will confirm soon'): Promise<void> {
    await this.types('Your name', 'Sam Rivera');
    await this.types('Email', 'sam.rivera@mail.example');
    await this.hand.tick(this.page.getByRole('checkbox', { name: /cannot touch Miso/ }));
    await this.hand.tick(this.page.getByRole('checkbox', { name: /may keep what I write/ }));
    await this.presses(send);
    await expect(this.page.getByText(then)).toBeVisible();
  }

  /** The reference on the plate of the booked visit. */
  async reference(): Promise<string> {
    const text = (await this.page.getByText(/VK-[2-9A-Z]{4}-[2-9A-Z]{2}/).first().textContent()) ?? '';
    return /VK-[2-9A-Z]{4}-[2-9A-Z]{2}/.exec(text)?.[0] ?? '';
  }

  async opensTheWaitingRoom(): Promise<void> {
    await this.hand.press(this.page.getByRole('link', { name: 'Open the waiting room' }).or(this.page.getByRole('button', { name: 'Open the waiting room' })));
    await expect(this.page.getByText("Who is here")).toBeVisible();
  }

  protected presses(name: string | RegExp): Promise<void> {
    return this.hand.press(this.page.getByRole('button', { name }));
  }

  protected types(label: string | RegExp, text: string): Promise<void> {
    return this.hand.type(this.page.getByRole('textbox', { name: label }), text);
  }

  protected title(name: string): Locator {
    return this.page.getByRole('heading', { name });
  }
}

/** Dr. Hana Ito on the hosted desk. */
export class Vet {
  constructor(
    readonly page: Page,
    readonly hand: Hand,
    readonly server: Server,
  ) {}

  async signsIn(then: string | RegExp = /To confirm|No visits ahead|Upcoming/, email = 'dr.ito@maple-street.example'): Promise<void> {
    await this.page.goto(`${this.server.url}/desk`);
    await this.hand.type(this.page.getByRole('textbox', { name: 'Email' }), email);
    const field = this.page.getByRole('textbox', { name: 'Code from the email' });
    const code = await codeFor(this.server.url, email, async () => {
      await this.hand.press(this.page.getByRole('button', { name: 'Send me a code' }));
      await field.waitFor();
    });
    // The sixth digit signs in by itself.
    await this.hand.type(field, code);
    await expect(this.page.getByRole('heading', { name: then }).first()).toBeVisible();
  }

  async confirmsMiso(): Promise<void> {
    await this.hand.press(this.page.getByRole('button', { name: 'Confirm the visit of Miso' }));
    await expect(this.page.getByRole('button', { name: 'View the visit of Miso' })).toBeVisible();
  }

  async viewsMiso(): Promise<void> {
    await this.hand.press(this.page.getByRole('button', { name: 'View the visit of Miso' }));
    await expect(this.page.getByText('Who is here')).toBeVisible();
  }

  /** Ticks what is asked once a day before going in. */
  async tellsWorkPlace(): Promise<void> {
    if ((await this.page.locator('vet-work-place').count()) === 0) return;
    for (const name of ['I am in a quiet and private place', 'I am not driving', /^Nothing else is open/]) await this.hand.tick(this.page.getByRole('checkbox', { name }));
    await this.hand.press(this.page.getByRole('button', { name: 'Done for today' }));
    await expect(this.page.locator('vet-work-place')).toHaveCount(0);
  }

  async writes(field: string | RegExp, words: string): Promise<void> {
    await this.hand.type(this.page.getByRole('textbox', { name: field }), words);
  }

  async isSaved(): Promise<void> {
    await expect(this.page.getByText(/^Saved \d/)).toBeVisible();
  }
}

/** Both sides of the room work alike. */
export const room = {
  async startsCamera({ page, hand }: Owner | Vet): Promise<void> {
    await hand.press(page.getByRole('button', { name: 'Start camera and sound' }));
    await expect(page.getByText('Camera and sound work')).toBeVisible();
  },
  async goesIn(person: Owner | Vet): Promise<void> {
    const { page, hand } = person;
    if (person instanceof Vet) await person.tellsWorkPlace();
    await hand.press(page.getByRole('button', { name: 'Go into the room' }));
    await expect(page.getByRole('button', { name: 'Leave the call' })).toBeVisible();
  },
  /** What is seen and heard of the other side, once there is a picture. */
  async seesAndHears({ page }: Owner | Vet, who: string): Promise<Seen> {
    const video = page.locator('video.remote').first();
    await expect(page.getByText(/Waiting for|Connecting/)).toBeHidden();
    await expect(page.getByLabel(`${who}'s picture`)).toBeVisible();
    await expect.poll(() => video.evaluate((element) => (element as HTMLVideoElement).videoWidth)).toBeGreaterThan(0);
    return watch(video);
  },
  async writes({ page, hand }: Owner | Vet, words: string): Promise<void> {
    if (!(await page.getByRole('log', { name: 'Messages' }).isVisible())) await hand.press(page.getByRole('button', { name: /^Chat\b/ }));
    await hand.type(page.getByRole('textbox', { name: /^Write to/ }), words);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('log').getByText(words)).toBeVisible();
  },
  async reads({ page, hand }: Owner | Vet, words: string): Promise<void> {
    if (!(await page.getByRole('log', { name: 'Messages' }).isVisible())) await hand.press(page.getByRole('button', { name: /^Chat\b/ }));
    await expect(page.getByRole('log').getByText(words)).toBeVisible();
  },
  async closesChat({ page, hand }: Owner | Vet): Promise<void> {
    const close = page.getByRole('button', { name: 'Close' });
    if (await close.isVisible()) await hand.press(close);
  },
  async leaves({ page, hand }: Owner | Vet): Promise<void> {
    await hand.press(page.getByRole('button', { name: 'Leave the call' }));
    await expect(page.getByText('The call has ended')).toBeVisible();
  },
};

/** A visit of theirs that Dr. Ito has confirmed: Sam waits in the call, and she stands before it with her camera on. */
export async function bothInTheWaitingRoom(sam: Owner, ito: Vet): Promise<void> {
  const hana = await staff(ito.server);
  const visit = await confirmedVisit(hana);
  const owner = async (): Promise<void> => {
    await opensAsOwner(sam.page, visit);
    await room.startsCamera(sam);
    await room.goesIn(sam);
  };
  const vet = async (): Promise<void> => {
    await opensAsStaff(ito.page, hana, deskPageOf(visit));
    await room.startsCamera(ito);
  };
  await Promise.all([owner(), vet()]);
}
