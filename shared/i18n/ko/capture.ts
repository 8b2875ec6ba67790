import type { Translated } from '../catalogue';
import type { capture as en } from '../en/capture';

export const capture: Translated<typeof en> = {
  start: '패킷 캡처',
  stop: '캡처 중지',
  startHint:
    '이 세션의 연결이 실제로 주고받은 세그먼트를 보여 줍니다 ▲. 헤더만 보며, 다른 프로그램의 것은 보지 않습니다. 세션과 함께 끝납니다.',
  stopHint: '캡처한 것은 로그에 남습니다.',
  running: '패킷 캡처 중',
  title: '패킷 캡처',
  checkAgain: '다시 확인',
  saysTool: '프로그램의 출력',
  available: '여기서는 {{tool}}(으)로 패킷을 캡처할 수 있습니다.',

  unavailable: {
    'not-offered': '여기서는 사용할 수 없음: 이 호스트는 패킷을 캡처하지 않습니다',
    'no-tool': '여기서는 사용할 수 없음: dumpcap도 tcpdump도 찾지 못했습니다',
    'not-permitted': '여기서는 사용할 수 없음: 이 사용자는 패킷을 캡처할 권한이 없습니다',
    'no-driver': '여기서는 사용할 수 없음: 패킷을 캡처하는 드라이버가 없습니다',
    failed: '여기서는 사용할 수 없음: 패킷을 캡처하는 프로그램이 실패했습니다',
  },
  help: {
    install: {
      linux:
        'Wireshark의 dumpcap이나 tcpdump를 설치하세요. Debian과 Ubuntu에서는 “sudo apt install wireshark-common”입니다.',
      darwin: 'tcpdump는 macOS에 들어 있습니다. 없다면 dumpcap이 함께 설치되는 Wireshark를 설치하세요.',
      win32: 'Wireshark를 설치하고, 물으면 루프백 어댑터를 포함해 Npcap도 설치하세요.',
    },
    permit: {
      linux:
        '“sudo dpkg-reconfigure wireshark-common”을 실행해 Yes를 고르고, “sudo usermod -a -G wireshark $USER”를 실행한 뒤 다시 로그인하세요. 다른 배포판에서는 dumpcap에 “sudo setcap cap_net_raw,cap_net_admin=eip”를 적용합니다. 이 앱을 root로 실행할 필요는 없습니다.',
      darwin: 'Wireshark와 함께 오는 ChmodBPF를 설치하세요. root가 아니어도 관리자가 캡처할 수 있게 됩니다.',
      win32: 'Npcap을 “Restrict access to Administrators only” 없이 설치하거나, 이 사용자에게 허용하세요.',
    },
    other: '이 시스템에서 패킷을 캡처할 수 있는 프로그램이 필요합니다: dumpcap(Wireshark) 또는 tcpdump.',
  },

  end: {
    asked: '중지함',
    'session-closed': '세션이 닫힘',
    'address-changed': '세션이 다른 주소나 포트를 쓰게 되었습니다. 다시 시작하세요',
    'tool-failed': '프로그램이 스스로 끝남',
  },
};
