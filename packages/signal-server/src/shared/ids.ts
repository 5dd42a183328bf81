import { randomBytes, randomInt, randomUUID } from 'node:crypto';

export const newId = (): string => randomUUID();

/** 32 random bytes for links, sessions and challenges, safe in a URL fragment and in a header. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** Six digits for a person to type. */
export const newCode = (): string => randomInt(0, 1_000_000).toString().padStart(6, '0');

// Nothing that is misheard or misread for another: no 0 1 I L O.
const signs = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** An appointment's reference such as `VK-7Q3M-2F`: some 900 million of them. The table's unique key is the judge. */
export const newReference = (): string => {
  const six = Array.from({ length: 6 }, () => signs.charAt(randomInt(signs.length))).join('');
  return `VK-${six.slice(0, 4)}-${six.slice(4)}`;
};
