/** What stands around every step of a booking. */
export const bookingFlow = {
  widget: 'Book a visit',
  call: ({ phone }: { phone: string }) => `Questions? Call ${phone}`,
};
