/** The clinic's rules of booking. */
export const bookingSettings = {
  title: 'Live calls and unanswered requests',
  loading: 'Opening the rules of booking',
  saved: 'Saved',
  liveCalls: 'Owners may ask for a live call',
  liveCallsHint: 'Only while somebody of the right role is on duty. They wait until a vet or technician claims the call.',
  unclaimed: 'Tell the desk when nobody has claimed a call after',
  reassign: 'Hand unanswered requests on',
  reassignHint: 'A request that nobody confirms in time goes to a colleague who is free then.',
};
