/** Somebody's words as they stand: signs that turn the order of what follows would make them read as something else. */
export const upright = (words: string): string => words.replace(/[\u202a-\u202e\u2066-\u2069]/g, '');
