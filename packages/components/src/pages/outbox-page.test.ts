import { axe, until } from '../testing/mount.ts';
import { expect, test } from '../testing/story.ts';
import { OutboxPage, withLinks } from './outbox-page.ts';

let place: HTMLElement;
beforeEach(() => {
  place = document.body.appendChild(document.createElement('main'));
});
afterEach(() => place.remove());

const mail = { id: '6b1b2b0a-7c2e-4b44-9a5f-1d8ad2c6a0d1', to: 'sam@mail.example', subject: 'Your visit <b>now</b>', text: 'Open it: http://localhost:8787/consult/VK-7Q3M-2F#c=maple-street&k=abc.\nSee you.', html: '<p>x</p>', calendar: null, at: '2030-01-07T15:00:00.000Z' };

const sms = { id: '6b1b2b0a-7c2e-4b44-9a5f-1d8ad2c6a0d2', to: '+14165550162', text: '042042 is your code.', at: '2030-01-07T15:01:00.000Z' };

function page(answer: () => Response | Promise<Response>, token?: string) {
  const asked: Request[] = [];
  new OutboxPage({ place, address: new URL('/outbox/mails', location.href), token, fetch: async (input, init) => (asked.push(new Request(input, init)), answer()) });
  return asked;
}

describe('the outbox', () => {
  test('mails can be read and their links followed, and it says that nothing is sent', async () => {
    page(() => Response.json({ mails: [mail], texts: [sms], real: { mail: false, sms: false } }));
    await until(() => place.querySelector('article'), 'a mail');
    expect(place.querySelector('a')?.getAttribute('href')).to.equal('http://localhost:8787/consult/VK-7Q3M-2F#c=maple-street&k=abc');
    expect(place.querySelectorAll('h2')[1]?.textContent).to.equal('Your visit <b>now</b>');
    expect(place.textContent).to.contain('No mail and no SMS leaves this machine');
    const [first, second] = place.querySelectorAll('article');
    expect(first?.textContent, 'the latest first').to.contain('+14165550162');
    expect(second?.textContent).to.contain('sam@mail.example');
    expect(await axe(place)).to.deep.equal([]);
  });

  test('the token goes into the header, never into the address', async () => {
    const asked = page(() => Response.json({ mails: [], texts: [], real: { mail: false, sms: false } }), 'the-token');
    await until(() => place.textContent?.includes('Nothing yet'), 'the words');
    expect(asked[0]?.headers.get('authorization')).to.equal('Bearer the-token');
    expect(asked[0]?.url).not.to.contain('the-token');
  });

  test('closed says where the address is', async () => {
    page(() => new Response(null, { status: 404 }));
    await until(() => place.textContent?.includes('There is nothing here'), 'the words');
  });

  test('addresses are found, the full stop after them is not theirs', () => {
    expect(withLinks('a http://x.example/y?z=1#k. b (https://q.example)')).to.deep.equal(['a ', 'http://x.example/y?z=1#k', '. b (', 'https://q.example', ')']);
    expect(withLinks('javascript:alert(1)')).to.deep.equal(['javascript:alert(1)']);
  });
});
