/** Whether somebody can be called at what was typed. */
export const isPhone = (typed: string): boolean => /^\+?[0-9 ().-]{5,30}$/.test(typed.trim());
