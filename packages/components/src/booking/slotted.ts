type Reporting = Element & { reportValidity(): boolean };

const reports = (element: Element): element is Reporting => 'reportValidity' in element && typeof element.reportValidity === 'function';

/** Asks everything slotted into an element whether it is filled in; what is not shows it. Stops at the first, which then has the focus. */
export const allFilledIn = (element: Element): boolean => [...element.children].filter(reports).every((one) => one.reportValidity());
