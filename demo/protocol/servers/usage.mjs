/** What is measured about a server from outside, on request. */
export function answerUsage() {
  process.on('message', (question) => {
    if (question === 'usage') process.send({ cpu: process.cpuUsage(), memory: process.memoryUsage() });
    if (question === 'collect') {
      globalThis.gc?.();
      process.send({ collected: true });
    }
  });
}
