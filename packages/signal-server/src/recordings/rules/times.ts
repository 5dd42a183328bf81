/** So long without a byte or without the person who records, and the recording is over, minutes. */
export const lostMinutes = 2;

/** So long after a recording is over its browser may send the rest; then what is there is put together, minutes. With `lostMinutes` within the ten of the promise. */
export const restMinutes = 4;

/** Most bytes of one request. */
export const partBytes = 8 * 1024 * 1024;
