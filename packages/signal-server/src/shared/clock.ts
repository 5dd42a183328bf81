/** The server's clock as an argument, so that rules and tests decide what time it is. */
export type Clock = () => Date;

export const minutes = (n: number): number => n * 60_000;
export const hours = (n: number): number => n * 3_600_000;
export const days = (n: number): number => n * 86_400_000;
export const after = (at: Date, ms: number): Date => new Date(at.getTime() + ms);
