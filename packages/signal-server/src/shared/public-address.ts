import { BlockList, isIPv4, isIPv6 } from 'node:net';

// What is not out on the Internet, from the special-purpose registries of IANA; and Azure's wire server, which is inside under a public number.
const inside4: readonly (readonly [network: string, bits: number])[] = [
  ['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24], ['192.0.2.0', 24],
  ['192.88.99.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15], ['198.51.100.0', 24], ['203.0.113.0', 24], ['224.0.0.0', 4], ['240.0.0.0', 4], ['168.63.129.16', 32],
];
// Of IPv6 only the part that is given out as public. The rest lies outside of it: loopback, link-local, unique local, multicast, mapped and translated IPv4.
const public6: readonly (readonly [network: string, bits: number])[] = [['2000::', 3]];
// Within that part: Teredo and other protocol assignments, 6to4 (they carry IPv4 addresses), and documentation.
const inside6: readonly (readonly [network: string, bits: number])[] = [['2001::', 23], ['2001:db8::', 32], ['2002::', 16], ['3fff::', 20]];

function listOf(networks: readonly (readonly [string, number])[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const [network, bits] of networks) list.addSubnet(network, bits, family);
  return list;
}
const notPublic4 = listOf(inside4, 'ipv4');
const given6 = listOf(public6, 'ipv6');
const notPublic6 = listOf(inside6, 'ipv6');

/** Whether an IP address lies on the public Internet: no private, loopback, link-local, metadata, shared, mapped or reserved one. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !notPublic4.check(address, 'ipv4');
  // A zone (`%eth0`) belongs to link-local addresses only.
  return isIPv6(address) && !address.includes('%') && given6.check(address, 'ipv6') && !notPublic6.check(address, 'ipv6');
}

/** Whether an IP address is this machine. */
export const isLoopback = (address: string): boolean => (isIPv4(address) && address.startsWith('127.')) || address === '::1';
