/** How one is seen and heard: background and noise. */
export const look = {
  behindTitle: 'Behind you',
  none: 'My room',
  blur: 'Blurred',
  wall: 'Wall',
  shelf: 'Shelves',
  window: 'Window',
  busy: 'One moment …',
  showPet: ({ pet }: { pet: string }) => `Show ${pet || 'my pet'}`,
  showPetWhy: ({ pet }: { pet: string }) => `A background can hide ${pet || 'your pet'}. Show ${pet || 'your pet'} with your own room behind.`,
  clean: 'Take out background noise',
  cleanWhy: 'Turn it off when the vet wants to hear a cough or a breath.',
  slow: 'Your device is slow. The picture moves less smoothly now. Choose “My room” to make it smooth again.',
  unsupported: 'This browser cannot do that. Try Chrome, Edge or Firefox on a computer.',
  forbidden: 'This page does not allow it. Open the visit from the link in your mail instead.',
  notLoaded: 'It could not be loaded. Check your connection and press again.',
};
