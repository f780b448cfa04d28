package org.rollcall.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class HkdfTest {

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  /** RFC 5869, appendix A.1. */
  @Test
  void expand_rfc5869Case1_givesItsKeys() {
    byte[] root = Hkdf.extract(bytes("000102030405060708090a0b0c"), bytes("0b".repeat(22)));
    assertEquals("077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5", hex(root));
    assertEquals(
        "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865",
        hex(Hkdf.expand(root, bytes("f0f1f2f3f4f5f6f7f8f9"), 42)));
  }

  /** RFC 5869, appendix A.2: long inputs and output. */
  @Test
  void expand_rfc5869Case2_givesItsKeys() {
    byte[] root = Hkdf.extract(run(0x60, 80), run(0x00, 80));
    assertEquals("06a6b88c5853361a06104c9ceb35b45cef760014904671014a193f40c15fc244", hex(root));
    assertEquals(
        "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c"
            + "59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71"
            + "cc30c58179ec3e87c14c01d5c1f3434f1d87",
        hex(Hkdf.expand(root, run(0xb0, 80), 82)));
  }

  /** RFC 5869, appendix A.3: no salt, no info. */
  @Test
  void expand_rfc5869Case3_givesItsKeys() {
    byte[] root = Hkdf.extract(new byte[0], bytes("0b".repeat(22)));
    assertEquals("19ef24a32c717b167f33a91d6f648bdf96596776afdb6377ac434c1c293ccb04", hex(root));
    assertEquals(
        "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8",
        hex(Hkdf.expand(root, new byte[0], 42)));
  }

  /** RFC 4231, test cases 1, 2 and 3. */
  @Test
  void of_rfc4231_givesItsCodes() {
    assertEquals(
        "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
        hmac("0b".repeat(20), "4869205468657265"));
    assertEquals(
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        hmac("4a656665", "7768617420646f2079612077616e7420666f72206e6f7468696e673f"));
    assertEquals(
        "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe",
        hmac("aa".repeat(20), "dd".repeat(50)));
  }

  private static String hmac(String key, String message) {
    byte[] bytes = bytes(message);
    Hmac hmac = new Hmac(bytes(key));
    hmac.of(bytes, bytes.length);
    String again = hex(hmac.of(bytes, bytes.length));
    var stream = hmac.start();
    stream.update(bytes);
    assertEquals(again, hex(hmac.finish(stream)));
    return again;
  }

  private static byte[] run(int first, int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (first + i);
    }
    return bytes;
  }
}
