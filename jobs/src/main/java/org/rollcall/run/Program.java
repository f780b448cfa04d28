package org.rollcall.run;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/** Which program runs: two builds may have the same version, and give other numbers. */
final class Program {

  private static final List<String> OF_JAVA =
      List.of(
          "java.vm.vendor",
          "java.vm.name",
          "java.runtime.version",
          "os.name",
          "os.arch",
          "file.encoding",
          "rollcall.profile");

  private Program() {}

  /**
   * One hash over every byte of Rollcall, over size and time of each library, over Java and its
   * settings.
   */
  static String hash() throws IOException {
    FolderHash hash = new FolderHash().text(Version.NUMBER);
    OF_JAVA.forEach(name -> hash.text(name + "=" + System.getProperty(name)));
    hash.text(TimeZone.getDefault().getID());
    for (String name : new TreeSet<>(System.getProperties().stringPropertyNames())) {
      if (name.startsWith("spark.")) {
        hash.text(name + "=" + System.getProperty(name));
      }
    }
    Path own = own();
    hash.all("rollcall", own);
    for (Path library : libraries()) {
      if (!library.equals(own)) {
        hash.text(library + "\t" + state(library));
      }
    }
    return hash.hex();
  }

  private static Path own() {
    try {
      return Path.of(Program.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("Cannot find the program's own files", e);
    }
  }

  private static String state(Path library) throws IOException {
    if (!Files.exists(library)) {
      return "missing";
    }
    BasicFileAttributes is = Files.readAttributes(library, BasicFileAttributes.class);
    return is.size() + "\t" + is.lastModifiedTime();
  }

  /** What the class path names, and what the jars on it name in turn. */
  private static Set<Path> libraries() throws IOException {
    Set<Path> libraries = new LinkedHashSet<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path path = Path.of(entry).toAbsolutePath().normalize();
      libraries.add(path);
      if (path.equals(own())) {
        libraries.addAll(named(path));
      }
    }
    return libraries;
  }

  private static List<Path> named(Path own) throws IOException {
    List<Path> named = new ArrayList<>();
    if (Files.isRegularFile(own)) {
      try (JarFile jar = new JarFile(own.toFile())) {
        Manifest manifest = jar.getManifest();
        String classPath = manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
        if (classPath != null) {
          for (String name : classPath.split(" +")) {
            named.add(own.resolveSibling(name).normalize());
          }
        }
      }
    }
    return named;
  }
}
