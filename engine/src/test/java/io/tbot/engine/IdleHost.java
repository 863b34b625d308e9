package io.tbot.engine;

import java.util.List;
import java.util.Map;

/** Weaves nothing. */
final class IdleHost implements WeavingHost {
    @Override
    public Map<String, String> leftAlone() {
        return Map.of();
    }

    @Override
    public void announce(String address) {}

    @Override
    public void reweaveOwnProbes() {}

    @Override
    public Map<String, Boolean> instrumentations() {
        return Map.of();
    }

    @Override
    public Map<String, List<String>> wovenClasses() {
        return Map.of();
    }

    @Override
    public boolean weavesMore() {
        return false;
    }

    @Override
    public List<String> refusedLoaders() {
        return List.of();
    }

    @Override
    public List<String> loadedClasses() {
        return List.of();
    }

    @Override
    public Weaving weaving() {
        return new Weaving(0, 0, 0, 0);
    }
}
