import { css } from 'lit';

/** Paper: no grounds, no controls. */
export const print = css`
  @layer vet.base {
    @media print {
      .page, .card { background: #fff; border-color: #bbb; box-shadow: none; }
      .btn, .tabbar, .topbar .btn, .no-print { display: none !important; }
      .vet { color: #000; font-size: 11pt; }
    }
  }
`;
