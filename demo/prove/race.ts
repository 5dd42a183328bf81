import { ask, freeSlots, type Slot, withServer } from './world.ts';

export const about = '20 owners race for one slot, 20 times over HTTP: one booking, 19 clear refusals with fresh times';

const rounds = 20;
const owners = 20;

export const prove = (say: (line: string) => void) =>
  withServer(async (server) => {
    let passed = 0;
    const statuses: Record<string, number> = {};
    for (let round = 1; round <= rounds; round++) {
      const [slot] = await freeSlots(server);
      if (!slot) throw new Error('no free time left');
      const answers = await Promise.all(Array.from({ length: owners }, () => ask(server, 'POST', '/holds', { type: 'sick', modality: 'video', ...slot })));
      for (const { status, body } of answers) {
        const name = status === 201 ? '201' : `${status} ${String(body['code'])}`;
        statuses[name] = (statuses[name] ?? 0) + 1;
      }
      const won = answers.filter(({ status }) => status === 201).length;
      const told = answers.filter(({ status, body }) => {
        const fresh = (body['slots'] as Slot[] | undefined) ?? [];
        return status === 409 && body['code'] === 'slot-taken' && fresh.length > 0 && !fresh.some((each) => each.start === slot.start && each.practitioner === slot.practitioner);
      }).length;
      if (won === 1 && told === owners - 1) passed++;
      else say(`round ${round}: ${won} won, ${told} told`);
    }
    say(`answers: ${JSON.stringify(statuses)}`);
    return { n: rounds, passed, owners, answers: statuses };
  });
