/** Advice about one's own picture before a visit. */
export const pictureAdvice = {
  good: 'You are well in the picture.',
  nobody: 'We see nobody in the picture. That is fine when you show an animal.',
  far: 'You are far away. Come closer, so that your face can be read.',
  close: 'You fill the whole picture. Move back a little.',
  aside: 'You are at the edge. Turn the camera, so that you are in the middle.',
  cut: 'The top of your head is cut off. Tilt the camera up.',
};
