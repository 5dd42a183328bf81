/** The way to background and noise. */
export const lookOffer = {
  title: 'Background and noise',
};
