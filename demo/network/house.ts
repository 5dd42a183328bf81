import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Why no networks can be made here, or '' when they can. */
export function whyNoHouse(): string {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'networks of their own need Linux and root';
  if (!['/usr/sbin/ip', '/sbin/ip'].some(existsSync)) return 'no ip command (Debian package iproute2)';
  const tried = spawnSync('ip', ['link', 'add', 'vkt0', 'type', 'bridge'], { encoding: 'utf8' });
  if (tried.status !== 0) return `no network can be made: ${tried.stderr.trim()}`;
  spawnSync('ip', ['link', 'del', 'vkt0']);
  return '';
}

const run = (command: string, ...args: string[]): string => execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
const attempt = (command: string, ...args: string[]): void => void spawnSync(command, args, { stdio: 'ignore' });

/** A network of one machine behind a cable of its own, as a household has it. */
export class Household {
  constructor(
    readonly name: string,
    readonly address: string,
    /** Our end of the cable. */
    private readonly cable: string,
  ) {}

  /** Pulls the cable, or plugs it in again. */
  cut(on: boolean): void {
    run('ip', 'link', 'set', this.cable, on ? 'down' : 'up');
  }

  /** Drops this share of the packets, 0 to 1, each way. */
  lose(share: number): void {
    attempt('ip', 'netns', 'exec', this.name, 'nft', 'delete', 'table', 'inet', 'loss');
    if (share === 0) return;
    const drop = ['numgen', 'random', 'mod', '1000', '<', String(Math.round(share * 1000)), 'drop'];
    this.#nft('add', 'table', 'inet', 'loss');
    for (const hook of ['input', 'output']) {
      this.#nft('add', 'chain', 'inet', 'loss', hook, `{ type filter hook ${hook} priority 0 ; }`);
      // The browser is steered over pipes, so that all of it may be lost.
      this.#nft('add', 'rule', 'inet', 'loss', hook, hook === 'input' ? 'iifname' : 'oifname', 'home', ...drop);
    }
  }

  /** Lets only so much through, kbit/s each way; null: everything. */
  limit(kbits: number | null): void {
    attempt('tc', 'qdisc', 'del', 'dev', this.cable, 'root');
    attempt('ip', 'netns', 'exec', this.name, 'tc', 'qdisc', 'del', 'dev', 'home', 'root');
    if (kbits === null) return;
    // Some 300 ms of queue, as a home router has it.
    const rule = ['root', 'tbf', 'rate', `${kbits}kbit`, 'burst', '3000', 'latency', '300ms'];
    run('tc', 'qdisc', 'add', 'dev', this.cable, ...rule);
    run('ip', 'netns', 'exec', this.name, 'tc', 'qdisc', 'add', 'dev', 'home', ...rule);
  }

  #nft(...args: string[]): void {
    run('ip', 'netns', 'exec', this.name, 'nft', ...args);
  }
}

/** Some households and this machine on one switch. */
export interface House {
  /** Where this machine is reached from inside. */
  readonly address: string;
  readonly households: readonly Household[];
  close(): void;
}

/** Builds a switch with `count` households. As root on Linux only; see `whyNoHouse`. */
export function buildHouse(count: number): House {
  const id = `vk${process.pid % 100_000}`;
  const net = `10.${64 + (process.pid % 128)}.${Math.floor(process.pid / 128) % 256}`;
  const bridge = `${id}b`;
  run('ip', 'link', 'add', bridge, 'type', 'bridge');
  run('ip', 'addr', 'add', `${net}.1/24`, 'dev', bridge);
  run('ip', 'link', 'set', bridge, 'up');

  const households = Array.from({ length: count }, (_, i) => {
    const name = `${id}n${i}`;
    const cable = `${id}c${i}`;
    const address = `${net}.${i + 10}`;
    run('ip', 'netns', 'add', name);
    run('ip', 'link', 'add', cable, 'type', 'veth', 'peer', 'name', 'home', 'netns', name);
    run('ip', 'link', 'set', cable, 'master', bridge, 'up');
    const inside = (...args: string[]) => run('ip', '-n', name, ...args);
    inside('link', 'set', 'lo', 'up');
    inside('addr', 'add', `${address}/24`, 'dev', 'home');
    inside('link', 'set', 'home', 'up');
    // Without a way to the outside Chromium does not start.
    inside('route', 'add', 'default', 'via', `${net}.1`);
    return new Household(name, address, cable);
  });

  return {
    address: `${net}.1`,
    households,
    close() {
      for (const { name } of households) attempt('ip', 'netns', 'del', name);
      attempt('ip', 'link', 'del', bridge);
    },
  };
}
