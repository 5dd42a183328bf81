/** The test runner serves packages unbundled; one package below PeerJS, `sdp`, is not an ES module. This makes it one. */
export const sdpAsModule = () => ({
  name: 'sdp-as-module',
  transform({ path, body }) {
    return path.endsWith('/node_modules/sdp/sdp.js') ? `const module = {};\n${body}\nexport default module.exports;` : undefined;
  },
});
