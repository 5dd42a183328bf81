import { html } from 'lit';
import { axe, mount } from '../testing/mount.ts';
import { expect, test } from '../testing/story.ts';
import { clinicAt } from '../clinic/clinic.ts';
import { triageStepsTexts } from '../locales/triage-steps.ts';
import { later } from './later.ts';
import { emptyTriage } from './draft.ts';
import { unsaid } from './rules-at-hand.ts';
import { triageClinic } from './test/triage-clinic.ts';
import './vet-triage-form.ts';

const languages = {
  fr: { none: 'Rien de tout cela', story: 'Dites-nous ce qui se passe avec Miso', own: 'Avec vos mots', words: 'Il a fait une crise d’épilepsie il y a dix minutes', next: 'Continuer', take: 'Emmenez Miso aux urgences' },
  es: { none: 'Nada de esto', story: 'Cuéntenos qué le pasa a Miso', own: 'Con sus palabras', words: 'Ha tenido una convulsión hace diez minutos', next: 'Seguir', take: 'Lleve a Miso a un hospital de urgencias' },
  de: { none: 'Nichts davon', story: 'Erzählen Sie, was mit Miso ist', own: 'In Ihren Worten', words: 'Er hatte vor zehn Minuten einen Krampfanfall', next: 'Weiter', take: 'Bringen Sie Miso jetzt in eine Notfallklinik' },
} as const;

/** What comes after the first screen, in a language. */
const world = async (lang: string) => ({
  lang,
  told: await later(lang, { clinic: () => clinicAt({ server: new URL('https://vet.example/'), slug: 'maple-street' }), draft: () => emptyTriage, onBehalf: () => false, act: () => undefined, host: new EventTarget() }),
});

describe('triage in four languages', () => {
  for (const [lang, t] of Object.entries(languages)) {
    test(`${lang}: an owner's own words lead to the hospital, in the owner's language`, async () => {
      const page = await mount(html`<div lang=${lang}><vet-triage-form species="dog" pet-name="Miso"></vet-triage-form></div>`, { fetch: triageClinic().fetch });
      await page.press(t.none);
      await page.reads(t.story);
      await Promise.all(page.all('*').flatMap((one) => one.shadowRoot?.getAnimations() ?? []).map(({ finished }) => finished.catch(() => undefined)));
      expect(await axe(page.element)).to.deep.equal([]);
      await page.type(t.own, t.words);
      await page.press(t.next);
      await page.reads(t.take);
    });
  }

  test('what is chosen instead of written is read alike in every language', async () => {
    const chosen = { vomiting: ['once', 'few', 'many', 'water'], diarrhea: ['few', 'many', 'blood'], limping: ['some', 'none', 'bent'], eye: ['runny', 'shut', 'cloudy'], cough: ['hard', 'gums'], skin: ['itch', 'swollen', 'sore'], wound: ['small', 'deep', 'bleeding'] };
    const read = await Promise.all(['en', 'fr', 'es', 'de'].map(world));
    const differ: string[] = [];
    for (const [about, answers] of Object.entries(chosen)) {
      for (const answer of answers) {
        const asked = { ...emptyTriage, species: 'dog', about: [about], further: { [about]: answer } };
        for (const { lang, told } of read) {
          const codes = told.rules.assess(told.request(asked), unsaid).reasons.map(({ code }) => code);
          if (codes.includes('text-not-understood') || (about !== 'vomiting' && codes.includes('vomited'))) differ.push(`${lang} ${about} ${answer}: ${codes}`);
        }
        const levels = read.map(({ lang, told }) => [lang, told.rules.urgencyOf(told.request(asked))] as const);
        if (new Set(levels.map(([, level]) => level)).size > 1) differ.push(`${about} ${answer}: ${levels.join(' ')}`);
      }
    }
    expect(differ).to.deep.equal([]);
  });

  test('when it started is chosen in one press, and weighs alike in every language', async () => {
    const limps = { en: 'She will not put any weight on her front leg', fr: 'Elle ne pose plus la patte avant', es: 'No apoya la pata delantera', de: 'Sie belastet das Vorderbein nicht' };
    const levels = await Promise.all((['en', 'fr', 'es', 'de'] as const).map(async (lang) => {
      const { told } = await world(lang);
      const t = lang === 'en' ? triageStepsTexts.en : await triageStepsTexts.others[lang]!();
      return (['now', 'today', 'yesterday', 'week', 'longer'] as const).map((onset) =>
        told.rules.urgencyOf(told.request({ ...emptyTriage, species: 'dog', text: limps[lang], answers: { behaviour: 'quiet' }, onset: t[`said-onset-${onset}`] })));
    }));
    for (const one of levels) expect(one).to.deep.equal(['emergency', 'urgent', 'urgent', 'urgent', 'urgent']);
  });

  test('nothing is sent that was not told: counts as they were chosen, once; pounds as kilograms; amounts in words beside the name', async () => {
    const { told } = await world('en');
    const request = told.request({
      ...emptyTriage, species: 'dog', text: 'He is off', about: ['vomiting', 'cough'], further: { vomiting: 'few', cough: 'fine' }, onset: ' since lunch ', pet: { ...emptyTriage.pet, weight: '22,5', weightUnit: 'lb' },
      substances: [{ name: 'chocolate', amount: '1/2 bar', unit: '', when: '' }, { name: 'ibuprofen', amount: '2', unit: 'pieces', when: 'noon' }, { name: '', amount: '3', unit: 'g', when: '' }],
    });
    expect(request.text).to.equal('He is off\nVomited 2 or 3 times in 24 hours. Coughing.');
    expect([request.onset, request.weightKg]).to.deep.equal(['since lunch', 10.2058]);
    expect(request.substances).to.deep.equal([{ name: 'chocolate, 1/2 bar', amount: undefined, unit: undefined, when: undefined }, { name: 'ibuprofen', amount: 2, unit: 'pieces', when: 'noon' }]);
  });
});
