/** Why a device cannot be used and how to mend it, by the media kit’s codes, in English. */
export const deviceNotice = {
  'permission-denied': ({ device }: { device: string }) => `${device} is blocked. Press the camera sign in the address bar, choose Allow, then try again.`,
  'permission-dismissed': ({ device }: { device: string }) => `${device} was not allowed yet. Press the button again and choose Allow.`,
  'blocked-by-system': ({ device }: { device: string }) => `Your computer does not let the browser use the ${device.toLowerCase()}. Allow it in the system settings under Privacy, then try again.`,
  'not-allowed-by-page': ({ device }: { device: string }) => `This page does not let us use the ${device.toLowerCase()}. Open the link in the mail instead.`,
  'not-found': ({ device }: { device: string }) => `No ${device.toLowerCase()} was found. Plug one in, or go on without it.`,
  'in-use': ({ device }: { device: string }) => `${device} is used by another program. Close that program, then try again.`,
  overconstrained: ({ device }: { device: string }) => `This ${device.toLowerCase()} cannot be used. Choose another one.`,
  insecure: (_: { device: string }) => 'Camera and sound need a secure page. Open this page with https.',
  unsupported: (_: { device: string }) => 'This browser cannot make video calls. Open the link in Safari, Chrome, Edge or Firefox.',
  lost: ({ device }: { device: string }) => `${device} went away. Plug it in again, then turn it on.`,
  interrupted: ({ device }: { device: string }) => `${device} is taken by something else, such as a phone call. It comes back by itself.`,
  replaced: ({ device, label }: { device: string; label: string }) => `${device} went away. Now in use: ${label}.`,
  another: 'another one',
  unknown: ({ device }: { device: string }) => `${device} did not start. Try again, or restart the browser.`,
} as const;
