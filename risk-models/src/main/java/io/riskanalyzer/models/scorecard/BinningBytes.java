package io.riskanalyzer.models.scorecard;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** The bytes in which sketches and counts travel: what they are, what they are of, and their content. */
final class BinningBytes {
    private static final int VERSION = 1;

    private BinningBytes() {}

    /** Writes the content. */
    interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    /** Reads the content, without a change to anything. */
    interface Reading<T> {
        T from(DataInputStream in) throws IOException;
    }

    static byte[] write(String kind, String subject, Writing content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(kind);
            out.writeInt(VERSION);
            out.writeLong(hash(subject));
            content.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static <T> T read(byte[] bytes, String kind, String subject, Reading<T> content) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            String found = in.readUTF();
            int version = in.readInt();
            if (!found.equals(kind) || version != VERSION || in.readLong() != hash(subject)) {
                throw new IOException("they are those of another " + found);
            }
            T read = content.from(in);
            if (in.read() >= 0) {
                throw new IOException("they go on");
            }
            return read;
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "The bytes (" + bytes.length + " of them) must be those of a " + kind
                            + " of the same features and settings, but "
                            + (e instanceof EOFException ? "they end too early" : e.getMessage())
                            + ".\nMaybe both sides must be made in the same way.",
                    e);
        }
    }

    private static long hash(String subject) {
        CRC32 crc = new CRC32();
        crc.update(subject.getBytes(StandardCharsets.UTF_8));
        return crc.getValue();
    }
}
